/** Injection token of the `CityConfig`. */
export const CITY = Symbol('CityConfig');

/** Injection token of `ChannelAccounts`. */
export const CHANNEL_ACCOUNTS = Symbol('ChannelAccounts');

/** Which of our accounts serves a channel, so that a group written in the configuration has a full address. */
export type ChannelAccounts = () => Readonly<Record<string, string>>;

/** Injection token of a `MaterialLink`. */
export const MATERIAL_LINK = Symbol('MaterialLink');

/** The sealed address of a pack of material, by its id. */
export type MaterialLink = (packId: string) => string;

/** Injection token of a boolean: in a demonstration every unit without a group gets a desk on the web. */
export const DEMO_GROUPS = Symbol('DemoGroups');
