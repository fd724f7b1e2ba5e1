/** What is printed and calculated with: the typeface of papers, lines of Chinese, workbooks. */
package cn.pufa.platform.print;
