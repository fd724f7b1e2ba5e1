/**
 * Evidence of 普法 for the appraisal of a year's work (履职评议材料): of an event, a line of the plan or a
 * year, as a DOCX or a ZIP with an index of hashes. A photo gets in once a person has looked at it
 * for children's faces and covered those there are; what is shown is a picture made for showing.
 */
package cn.pufa.evidence;
