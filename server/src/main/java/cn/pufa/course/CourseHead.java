package cn.pufa.course;

import java.util.List;
import java.util.UUID;

/**
 * What is told of a course beside its lessons.
 *
 * @param audience codes of the posts it is for
 * @param minutes nominal (名义学时), credited when all is done
 * @param exam bank of the exam that follows, or null
 */
record CourseHead(
    String title,
    String summary,
    List<String> audience,
    int minutes,
    String exam,
    List<Attachment> attachments) {

  record Attachment(UUID file, String name) {}
}
