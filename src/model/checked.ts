/** For how many months a Page counts as checked: laws and numbers change, and a wrong Page can hurt. */
export const monthsChecked = 9;

/** The last day on which a Page that was checked on `checked` counts as checked. Days are `2027-05-03`. */
export function checkedUntil(checked: string): string {
  const [year = 0, month = 1, day = 1] = checked.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + monthsChecked + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + monthsChecked, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** Whether nobody made sure of a Page for so long that its readers must be told. */
export const isOld = (checked: string, today: string): boolean => today > checkedUntil(checked);
