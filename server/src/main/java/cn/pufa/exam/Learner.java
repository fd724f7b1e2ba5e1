package cn.pufa.exam;

import cn.pufa.certificate.Qualification;
import java.util.Locale;

/** Whom an exam is for, by the role of a post. */
enum Learner {
  VOLUNTEER("志愿者"),
  CHILD_DIRECTOR("儿童主任"),
  CHILD_SUPERVISOR("儿童督导员");

  private final String title;

  Learner(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Qualification qualification() {
    return Qualification.valueOf(name());
  }

  static Learner ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
