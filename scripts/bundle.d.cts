/** Compiles a program of ours with everything it imports of ours into one file. */
export function bundle(root: string, entry: string, outfile: string): Promise<void>;
