package cn.pufa.finding;

/** What is looked for. Who may read the list of a kind finds in it. */
enum FoundKind {
  ORGANIZATION("listOrganizations"),
  AGENT("listAgents"),
  VOLUNTEER("listVolunteers"),
  POST("listPosts"),
  PERSON("listPeople"),
  PIECE("listPieces"),
  COURSE("listCourseRecords"),
  STATUTE("listStatuteUse"),
  CIRCULAR("listCirculars"),
  CAMPAIGN("listCampaigns");

  /** The operation whose permission and reach count. */
  final String list;

  FoundKind(String list) {
    this.list = list;
  }
}
