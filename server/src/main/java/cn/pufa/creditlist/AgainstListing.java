package cn.pufa.creditlist;

/** What may be done against a listing, and where (救济途径和期限). */
final class AgainstListing {

  private static final String GOVERNMENT = "本级人民政府";
  private static final String COURT = "有管辖权的人民法院";

  /** As a letter says it, which is what the periods count from. */
  static final String REMEDY =
      "不服本决定的，可以自收到本决定书之日起六十日内向%s申请行政复议（行政复议法第二十条），也可以自收到本决定书之日起六个月内向%s提起诉讼（行政诉讼法第四十六条）。"
          .formatted(GOVERNMENT, COURT);

  /** As an organisation is told at once. */
  static final String IN_SHORT =
      "不服决定的：自收到决定书之日起60日内可以向%s申请行政复议，6个月内可以向%s提起诉讼。".formatted(GOVERNMENT, COURT);

  private AgainstListing() {}
}
