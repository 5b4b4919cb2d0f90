// Is one letter too many, missing or wrong, or are two neighbours swapped?
const isLetterAway = (a, b) => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const left = a.slice(at), right = b.slice(at);
  return left.slice(1) === right.slice(1) || left === right.slice(1) || left.slice(1) === right
    || (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
};

// The first of the known words that a misspelt one may be; short words are too like one another to tell.
const respelledAs = (word, known) => (word.length < 5 ? undefined : known.find((each) => each.length > 4 && isLetterAway(each, word)));
