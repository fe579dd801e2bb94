/** Why a camera or a microphone did not open: somebody or something said no, or there is none that can be used. @param why what `getUserMedia` threw. */
export function whyRefused(why: unknown): 'refused' | 'none' {
  const name = why instanceof DOMException ? why.name : '';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'none';
}
