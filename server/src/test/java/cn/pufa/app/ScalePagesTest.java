package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.Api;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every list of the contract with pages is measured, with each of its filters, or said why not. */
class ScalePagesTest {

  private static final Map<String, List<String>> NOT_MEASURED =
      Map.of(
          "what one organisation or one person has, however many there are",
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
          "texts that the bureau keeps, some hundreds at most for however many organisations",
          List.of(
              "listExamQuestions",
              "listLeaflets",
              "listPieces",
              "listStaleCitations",
              "listTemplates",
              "listTopicProposals"),
          "two a year",
          List.of("listLawReports", "listPublishedLawReports"),
          "what is public, read from kept bytes or by one word",
          List.of("listPublications", "search", "searchRegister"));

  private static final List<ScalePages.Page> PAGES = ScalePages.all("c", "d", "e", "f");

  @Test
  void everyListIsMeasured() {
    Set<String> measured =
        PAGES.stream().map(ScalePages.Page::operation).collect(Collectors.toSet());
    List<String> others = NOT_MEASURED.values().stream().flatMap(List::stream).toList();
    assertThat(others).as("not measured").doesNotContainAnyElementsOf(measured);
    assertThat(lists())
        .isEqualTo(
            Stream.concat(measured.stream().filter(lists()::contains), others.stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyFilterIsMeasured() {
    Map<String, List<ScalePages.Page>> byOperation =
        PAGES.stream().collect(Collectors.groupingBy(ScalePages.Page::operation));
    byOperation.forEach(
        (operation, pages) ->
            ScalePages.filters(operation).stream()
                .filter(filter -> !ScalePages.OF_ONE_RECORD.contains(filter.name()))
                .forEach(filter -> requireChosen(operation, filter, pages)));
  }

  private static void requireChosen(
      String operation, Parameter filter, List<ScalePages.Page> pages) {
    List<Object> chosen =
        pages.stream()
            .map(page -> page.parameters().get(filter.name()))
            .filter(Objects::nonNull)
            .toList();
    assertThat(chosen).as("%s by %s", operation, filter.name()).isNotEmpty();
    assertThat(chosen)
        .as("%s by each %s", operation, filter.name())
        .containsAll(ScalePages.named(filter));
  }

  @Test
  void noPageIsMeasuredTwice() {
    assertThat(PAGES).doesNotHaveDuplicates();
  }

  private static Set<String> lists() {
    return Api.CONTRACT.operations().stream()
        .filter(one -> one.parameters().stream().map(Parameter::name).anyMatch("size"::equals))
        .map(Operation::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
