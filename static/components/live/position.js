/** Which number of the log a position stands for; the rest of it is the server's own. */
export const seqOf = (position) => Number(position.split('~')[3])
