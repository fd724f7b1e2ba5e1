/**
 * Courses (课程): ordered lessons (课) of text with the articles it rests on, sound, video, and drills
 * (情景演练) that branch; what belongs to them; and how far each learner is.
 *
 * <p>A course lives in versions: a draft (草稿) that trainers write, the live one that learners see,
 * those it replaced. Somebody who did not write in a draft publishes it. What a learner has
 * finished is kept by the lesson's id, so that a new version takes nothing away. A lesson that
 * cites an article that has changed is shown with a note (待复核); one that cites what is no longer
 * law is withheld until somebody has looked.
 *
 * <p>A text lesson is done when its reader says so at its end, a drill at a good end, a video when
 * {@value cn.pufa.course.WatchedRanges#ENOUGH_PERCENT} per cent of it was seen, as the server's own
 * clock allows ({@link cn.pufa.course.PlayClock}). Only which parts were seen is kept: nobody
 * counts how long somebody was online (国办函〔2026〕12号).
 */
package cn.pufa.course;
