import { Icon } from './Icon.tsx';

interface Props {
  id: string;
  words: string | undefined;
  icon: string;
  /** What the device offers, as `accept` of the browser's own input. */ accept: string;
  isDisabled?: boolean;
  onChoose: (file: File) => void;
}

/** Chooses a file with the device's own way of doing so. The same one can be chosen again. */
export function ChooseFile({ id, words, icon, accept, isDisabled, onChoose }: Props) {
  return (
    <>
      <label className="press file" htmlFor={id}>
        <Icon name={icon} />
        {words}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        accept={accept}
        disabled={isDisabled}
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
    </>
  );
}
