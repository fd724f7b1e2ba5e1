package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.Api;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every list of the contract with pages is measured, or said not to grow with organisations. */
class ScalePagesTest {

  /** By what they grow with instead. */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "what one organisation or one person has",
          List.of(
              "getDossier",
              "listAgents",
              "listBindingRequests",
              "listInbox",
              "listMyAttendance",
              "listMyEnrolments",
              "listMyNotices",
              "listMyPosts",
              "listMyQuestions",
              "listService"),
          "the villages of the county and who stands in them",
          List.of("listNotSignedUp", "listPostRequests", "listPosts", "listVolunteers"),
          "trainings, courses and exams",
          List.of(
              "listAttendance",
              "listCertificates",
              "listCourseLearners",
              "listEnrolments",
              "listExamQuestions",
              "listExamResultRows",
              "listHoursStatements",
              "listTrainingSessions"),
          "what is written and asked",
          List.of(
              "listHotline",
              "listPieces",
              "listQuestions",
              "listStaleCitations",
              "listTemplates",
              "listTopicProposals"),
          "the work of the bureau",
          List.of(
              "listCounselRequests",
              "listJointSheets",
              "listLawReports",
              "listLeaflets",
              "listLedgerEntries",
              "listOfficeRecords",
              "listPlanItems",
              "listPublishedLawReports",
              "listPufaEvents",
              "listStands"),
          "what is public, read from kept bytes or by one word",
          List.of("listPublications", "search", "searchRegister"));

  @Test
  void everyListThatGrowsIsMeasured() {
    Set<String> measured =
        ScalePages.all("c", "d", "e", "f").stream()
            .map(ScalePages.Page::operation)
            .collect(Collectors.toSet());
    List<String> others = OTHERS.values().stream().flatMap(List::stream).toList();
    assertThat(others).as("not measured").doesNotContainAnyElementsOf(measured);
    assertThat(lists())
        .isEqualTo(
            Stream.concat(measured.stream().filter(lists()::contains), others.stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> lists() {
    return Api.CONTRACT.operations().stream()
        .filter(one -> one.parameters().stream().map(Parameter::name).anyMatch("size"::equals))
        .map(Operation::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
