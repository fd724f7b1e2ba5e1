package cn.pufa.course;

/**
 * A lesson of one version.
 *
 * @param hash of its words when they were written
 */
record Lesson(String course, int version, String id, String hash, LessonText text) {

  static Lesson of(String course, int version, String id, LessonText text) {
    return new Lesson(course, version, id, text.hash(), text);
  }

  /** As the law knows it. */
  String subject() {
    return subject(course, id);
  }

  static String subject(String course, String lesson) {
    return course + "/" + lesson;
  }
}
