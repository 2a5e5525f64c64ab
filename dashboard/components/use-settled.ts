import { useEffect, useState } from 'react';

const pause = 500;

/** A value once it has stayed the same for half a second: what is being typed is not asked about letter by letter. */
export const useSettled = <Value>(value: Value): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};
