export { createCategorySuggester } from './category-suggester';
export type { CategoryGroup, CategorySuggester, CategorySuggestion } from './category-suggester';
