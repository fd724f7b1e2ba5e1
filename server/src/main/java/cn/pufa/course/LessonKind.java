package cn.pufa.course;

/** What a lesson is made of: 文字, 录音, 视频, 情景演练. */
enum LessonKind {
  TEXT,
  AUDIO,
  VIDEO,
  DRILL;

  boolean isPlayed() {
    return this == AUDIO || this == VIDEO;
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static LessonKind of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
