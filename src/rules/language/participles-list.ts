/** Past participles that do not end in -ed: "It was taken." */
export const participles: readonly string[] = (
  'awoken beaten begun bent bitten blamed born bought bound bred broken brought built burnt cast caught chosen cut dealt drawn driven drunk ' +
  'eaten fed felt forbidden forgiven forgotten fought found given ground grown heard held hidden hit hung hurt kept known laid led left ' +
  'lent let lost made meant met mistaken overheard overridden overturned paid put read rewritten ridden run said seen sent set sewn ' +
  'shaken shot shown shut slept sold sought spent split spoken spread stolen struck stuck sworn taken taught thought thrown told torn ' +
  'understood upheld withheld won worn woken written'
).split(' ');

/**
 * Words that look like participles and say how somebody or something is: "I am tired." "The door is locked."
 * They are only passive when somebody does it: "locked by staff".
 */
export const states: readonly string[] = (
  'tired worried scared excited bored interested confused surprised disabled married divorced engaged pleased relaxed depressed annoyed ' +
  'frightened ashamed disappointed lonely loved hurt lost gone done finished closed locked shut broken hidden saved stuck upset born ' +
  'used supposed called named retired qualified mixed limited crowded shared trained experienced related blessed gifted stressed ' +
  'prepared dressed red bed need kind left set allowed paid'
).split(' ');
