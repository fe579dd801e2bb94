import { memo } from 'react';
import { Asking, type AskProps, type KindProps } from '#person/ask/Asking.tsx';
import { SayItMyWay } from '#person/ask/SayItMyWay.tsx';

const OwnWay = memo((kind: KindProps) => <SayItMyWay {...kind} first={kind.question.way} />);

/** A Question that opens one of the free ways at once: own voice, a photo, a drawing, pictures, a video. The others stay one press away. */
export const OwnWayIsland = (props: AskProps) => <Asking {...props} kind={OwnWay} myWay={false} />;
