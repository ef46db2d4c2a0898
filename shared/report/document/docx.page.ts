/** Twips: A4 with margins of 2.2 cm, and the width of the text between them. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1247 };
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
