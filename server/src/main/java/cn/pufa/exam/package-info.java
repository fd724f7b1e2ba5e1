/**
 * Question banks (题库) and exams (考试). A question cites the law it asks about; when an article of it
 * changes the question is not drawn any more (待复核) until a trainer has looked. An exam is a
 * blueprint (组卷方案) as data: how many questions of which bank, topic and kind, how long, how many
 * right answers pass, how often in a year, how long to wait after one that was not passed, and
 * which course comes first. An attempt is one paper drawn for one person; at most one of a person
 * and an exam runs. The server's clock ends it, every answer is saved at once, and no key leaves
 * the server before the end. Source: 民发〔2019〕34号, whoever is new passes a test before starting
 * work.
 */
package cn.pufa.exam;
