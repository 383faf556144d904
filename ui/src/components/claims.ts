/** The lines that the ○● of several years stand between, in points. */
export const SCALE = [100, 90, 80, 60] as const;
