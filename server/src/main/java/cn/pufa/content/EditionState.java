package cn.pufa.content;

import java.util.Locale;

/** Where an edition stands; the names are those of the contract. */
enum EditionState {
  DRAFT("草稿"),
  RETURNED("退回修改"),
  FIRST_REVIEW("初审"),
  LEGAL_REVIEW("法制审核"),
  SECRECY_REVIEW("保密审查"),
  APPROVED("待发布"),
  SCHEDULED("定时发布"),
  LIVE("已发布"),
  REPLACED("已有新版"),
  WITHDRAWN("已作废"),
  UNPUBLISHED("已下架");

  private final String title;

  EditionState(String title) {
    this.title = title;
  }

  static EditionState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** Whether it is being written. */
  boolean isDraft() {
    return this == DRAFT || this == RETURNED;
  }

  boolean isReview() {
    return this == FIRST_REVIEW || this == LEGAL_REVIEW || this == SECRECY_REVIEW;
  }

  /** Whether it has passed all three reviews and is not public yet. */
  boolean isReady() {
    return this == APPROVED || this == SCHEDULED;
  }

  boolean isOpen() {
    return isDraft() || isReview() || isReady();
  }
}
