package cn.pufa.testing;

import java.util.Map;

/** Those whom an edition passes on its way, each another person. */
public record EditionFlow(
    Api editor, Api caseOfficer, Api legalReviewer, Api secrecyReviewer, Api approver) {

  public record Edition(String piece, int number) {
    public Map<String, Object> path() {
      return Map.of("piece", piece, "number", number);
    }
  }

  public EditionFlow(TestServer server) {
    this(
        server.as("editor"),
        server.as("case_officer"),
        server.as("legal_reviewer"),
        server.as("secrecy_reviewer"),
        server.as("approver"));
  }

  public Edition written() {
    return EditionRequests.created(editor.call("createPiece", Map.of(), EditionRequests.draft()));
  }

  public Edition submitted() {
    return submit(written(), 1);
  }

  public Edition firstReviewed() {
    return passFirst(submitted());
  }

  public Edition legallyReviewed() {
    return passLegal(firstReviewed());
  }

  public Edition approved() {
    return passSecrecy(legallyReviewed());
  }

  public Edition live() {
    return publish(approved());
  }

  /** The whole way of one that is written. */
  public Edition live(Edition written) {
    return publish(passSecrecy(passLegal(passFirst(submit(written, revision(written))))));
  }

  public Edition submit(Edition edition, int revision) {
    editor.call("submitEdition", edition.path(), EditionRequests.revision(revision)).expect(200);
    return edition;
  }

  public Edition passFirst(Edition edition) {
    return passed(edition, caseOfficer, "decideFirstReview");
  }

  public Edition passLegal(Edition edition) {
    return passed(edition, legalReviewer, "decideLegalReview");
  }

  public Edition passSecrecy(Edition edition) {
    return passed(edition, secrecyReviewer, "decideSecrecyReview");
  }

  public Edition publish(Edition edition) {
    approver
        .call("publishEdition", edition.path(), EditionRequests.revision(revision(edition)))
        .expect(200);
    return edition;
  }

  private Edition passed(Edition edition, Api reviewer, String operation) {
    reviewer.call(operation, edition.path(), EditionRequests.pass(revision(edition))).expect(200);
    return edition;
  }

  public int revision(Edition edition) {
    return EditionRequests.line(approver.call("getEdition", edition.path()).expect(200))
        .get("revision")
        .getAsInt();
  }

  public String state(Edition edition) {
    return EditionRequests.line(approver.call("getEdition", edition.path()).expect(200))
        .get("state")
        .getAsString();
  }
}
