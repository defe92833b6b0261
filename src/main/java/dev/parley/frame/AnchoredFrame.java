package dev.parley.frame;

/**
 * A frame and the tokens that it was found at.
 *
 * @param frame the frame
 * @param anchor the head token of what is pursued
 * @param governor the token that acts on it directly, or -1
 * @param top the last token of the climb
 */
record AnchoredFrame(Frame frame, int anchor, int governor, int top) {}
