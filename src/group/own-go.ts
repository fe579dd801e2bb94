/** Goes to a screen of something that was made: its parts stand behind the `#`. */
export const go = (...to: string[]): void => {
  location.hash = to.join('/');
};
