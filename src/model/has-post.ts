/**
 * Whether this copy has a Mailbox, which carries Letters. One that was built for a host with files only (`npm run build:static`) has none: what would ask a server is not
 * there, and where a person would give, it says why and what they can do instead.
 */
export const hasPost: boolean = import.meta.env.PUBLIC_POST !== 'none';
