/// <reference types="astro/client" />

/** For TypeScript alone, where code names a component of Astro; `astro check` knows each one by itself. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}

interface ImportMetaEnv {
  /** `none`: built for a host with files only. */
  readonly PUBLIC_POST?: 'none';
}
