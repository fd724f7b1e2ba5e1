/**
 * The ladder of reminders (催报阶梯): when a duty is reminded of, as data, by working days.
 *
 * <p>A ladder has steps, each so many days before or after the due day. A circular that follows one
 * keeps its steps and words as they stood, and has a round for each step to come: planned (待催) →
 * done (已催) | skipped (未催). A round reminds the duties that are open and due on its day;
 * organisations with an extension (延期) have rounds of their own. Days of rest by the State
 * Council's notices (放假安排) move due days and rounds (民法典 203); a due day that was told never moves
 * to an earlier one.
 *
 * <p>Case officers write ladders, skip rounds, extend, withdraw and enter the days off; approvers
 * extend and withdraw; those who read campaigns read all of it.
 */
package cn.pufa.reminder;
