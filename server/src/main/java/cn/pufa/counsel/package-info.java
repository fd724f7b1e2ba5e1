/**
 * Opinions of the legal counsel (法律顾问意见; 本局内部制度).
 *
 * <p>Staff ask ({@link cn.pufa.counsel.Asked}) about an edition, a template, a conclusion, a move
 * of a credit list, a penalty, a circular or a document; what is asked about is frozen with its
 * hash. One counsel account answers: 同意, 修改后同意 or 不同意, with the articles it rests on, so that a
 * changed article marks the opinion 请复核. Open → answered or withdrawn; who wants another opinion
 * asks again, on the words as they are then. How many working days it took is kept and counted.
 */
package cn.pufa.counsel;
