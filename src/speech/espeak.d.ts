/** The one part of the voice that the build uses (GPL-3.0; a tool of the build, never shipped). */
declare module '@echogarden/espeak-ng-emscripten' {
  interface Voice {
    set_voice: (name: string) => void;
    set_rate: (wordsAMinute: number) => void;
    synthesize: (
      text: string,
      take: (
        audio: Int16Array | null,
        events: { type: string; text_position: number; audio_position: number }[] | null,
      ) => number,
    ) => void;
  }
  export default function load(): Promise<{ eSpeakNGWorker: new () => Voice }>;
}
