/**
 * A sentence with something filled in on the screen says what is heard, and read, where nothing can be filled in:
 * "{name|Your worker} has read it." The sound made at build says "Your worker has read it."
 */
export const withStandIns = (text: string): string => text.replace(/\{\w+\|([^}]*)\}/g, '$1');
