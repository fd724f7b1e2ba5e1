package cn.pufa.creditlist;

import cn.pufa.procedure.Remedies;

/**
 * What may be done against a listing, and where (救济途径和期限).
 *
 * @param organ 复议机关, @param court where one sues
 */
record AgainstListing(String organ, String court) {

  /** A court that the bureau has not named is told by its competence. */
  static AgainstListing of(Remedies remedies) {
    return new AgainstListing(remedies.organ(), remedies.court().orElse("有管辖权的人民法院"));
  }

  /** As a letter says it, from whose service the periods count. */
  String remedy() {
    return "不服本决定的，可以自收到本决定书之日起六十日内向%s申请行政复议（行政复议法第二十条），也可以自收到本决定书之日起六个月内向%s提起诉讼（行政诉讼法第四十六条）。"
        .formatted(organ, court);
  }

  /** As an organisation is told at once. */
  String inShort() {
    return "不服决定的：自收到决定书之日起60日内可以向%s申请行政复议，6个月内可以向%s提起诉讼。".formatted(organ, court);
  }
}
