package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.law.Catalogue;
import cn.pufa.lawreport.Figures.Figure;
import cn.pufa.lawreport.Finding.Kind;
import cn.pufa.lawreport.Outline.About;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Years, sums, statutes and words that nobody stands by. */
class ReportChecksTest {

  private static final Instant NOW = Instant.parse("2024-12-20T01:00:00Z");
  private static final UUID AUTHOR = new UUID(1, 1);
  private static final Catalogue STATUTES = Catalogue.load();
  private static final Outline OUTLINE = Outline.load().get("government");

  /** The report of 2024 as people write it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024年我局开展普法宣传活动。",
        "截至2024年底，全市登记的社会组织如下。",
        "印发《关于做好2023年度社会组织年度工作报告的通知》。",
        "按照廉演示发〔2020〕2号的要求述法。",
        "凡是在2023年12月30日前登记的组织都参加。",
        "较2023年增加，自2022年以来连续增长。",
        "上年（2023年）遗留的问题已经解决。",
        "在2023年工作的基础上继续推进。",
        "2021年印发的办法继续执行。"
      })
  void aYearThatFitsOrIsSaidAsAnotherPasses(String words) {
    assertThat(YearWords.strange(words, 2024, About.YEAR)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2023年我局开展3场活动。,2024,YEAR,2023年",
    "2025年我局开展3场活动。,2024,YEAR,2025年",
    "2025年6月1日召开了会议。,2024,YEAR,2025年",
    "'2024年，我局将全面贯彻落实各项部署。',2024,NEXT,2024年",
    "'2023年，我局将加强培训。',2024,NEXT,2023年",
    "2024年6月底前完成培训。,2024,NEXT,2024年"
  })
  void aYearThatIsAnotherIsFound(String words, int year, About about, String written) {
    assertThat(YearWords.strange(words, year, about))
        .extracting(YearWords.Strange::written)
        .containsExactly(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2025年，我局将加强培训。", "2025年6月底前完成培训，2026年3月公布结果。", "在2024年工作的基础上，2025年继续推进。"})
  void aPlanIsForTheNextYear(String words) {
    assertThat(YearWords.strange(words, 2024, About.NEXT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "577,173,404,0,",
    "577,172,404,0,社会组织577家，文中列出的社会团体172家＋民办非企业单位404家合计576家，相差1家。",
    "578,173,404,1,社会组织578家，文中列出的社会团体173家＋民办非企业单位404家合计577家，相差1家。请点开数字核对，或者写上没有列出的部分（基金会1家）。"
  })
  void aTotalIsWhatThePartsBesideItComeTo(
      int total, int groups, int services, int foundations, String fault) {
    Map<String, Figure> figures = new HashMap<>();
    put(figures, "organizations", "社会组织", total);
    put(figures, "social_groups", "其中：社会团体", groups);
    put(figures, "private_non_enterprises", "其中：民办非企业单位", services);
    put(figures, "foundations", "其中：基金会", foundations);
    var sum = OUTLINE.sums().getFirst();
    var named = Set.of("organizations", "social_groups", "private_non_enterprises");
    var found = SumCheck.fault(sum, figures, named);
    if (fault == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasValueSatisfying(words -> assertThat(words).startsWith(fault));
    }
    var all = Set.of("organizations", "social_groups", "private_non_enterprises", "foundations");
    assertThat(SumCheck.fault(sum, figures, all).isEmpty())
        .isEqualTo(total == groups + services + foundations);
    assertThat(SumCheck.fault(sum, figures, Set.of("organizations"))).isEmpty();
  }

  private static void put(Map<String, Figure> figures, String code, String title, int value) {
    figures.put(code, new Figure(code, title, value, "家", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "收养法,2024-12-20,REPEALED,2021-01-01",
    "中华人民共和国收养法,2020-12-31,IN_FORCE,",
    "民法典,2024-12-20,IN_FORCE,",
    "中华人民共和国民法典,2020-12-31,LATER,",
    "殡葬管理条例,2024-12-20,IN_FORCE,",
    "婚姻登记条例,2024-12-20,LATER,",
    "社会组织信用信息管理办法,2024-12-20,UNKNOWN,"
  })
  void aStatuteStandsAsItDidOnTheReportsDay(
      String name, LocalDate on, NamedLaws.How how, LocalDate since) {
    assertThat(NamedLaws.standing(STATUTES, name, on))
        .isEqualTo(new NamedLaws.Standing(how, since));
  }

  @Test
  void onlyWhatSoundsLikeAStatuteIsLookedUp() {
    assertThat(NamedLaws.in("宣传《收养法》《殡葬管理条例》，印发《2024年信息公开指南》《实施方案》，比照《章程》，再学《收养法》。"))
        .containsExactly("收养法", "殡葬管理条例");
  }

  @Test
  void everyParagraphIsLookedAt() {
    Section study =
        section(
            "study",
            About.YEAR,
            Paragraph.outline("全年学习{{figure:nothing}}次。"),
            new Paragraph("宣传《收养法》，开展3场活动。", Paragraph.Origin.CARRIED));
    Section plans =
        section("plans", About.NEXT, new Paragraph("{{year}}年，我局将加强培训。", Paragraph.Origin.OWN));
    List<Finding> findings = checks(study, plans);
    assertThat(findings)
        .extracting(one -> one.kind() + " " + one.section() + " " + one.paragraph())
        .containsExactly(
            "UNAPPROVED study null",
            "CARRIED study 0",
            "PLACEHOLDER study 0",
            "CARRIED study 1",
            "STATUTE study 1",
            "TYPED study 1",
            "UNAPPROVED plans null",
            "YEAR plans 0");
    assertThat(findings)
        .filteredOn(one -> !one.blocks())
        .extracting(Finding::kind)
        .containsExactly(Kind.TYPED);
    assertThat(findings)
        .filteredOn(one -> one.kind() == Kind.STATUTE)
        .extracting(Finding::message)
        .containsExactly("《收养法》已经废止（2021年1月1日起），不能写进2024年12月20日的报告。");
    assertThat(findings.getLast().message()).startsWith("这一节写的是2025年的安排，这里写的是“2024年”。");
    assertThat(findings.getLast().excerpt()).isEqualTo("2024年，我局将加强培训。");
  }

  @Test
  void theOutlinesNameOnlyFiguresThatThereAre() {
    Outline.load()
        .values()
        .forEach(
            outline ->
                outline
                    .sections()
                    .forEach(
                        part ->
                            part.paragraphs()
                                .forEach(
                                    text ->
                                        assertThat(ReportText.unknown(text, Set.of()))
                                            .as(text)
                                            .allMatch(one -> one.startsWith("{{figure:")))));
  }

  private static List<Finding> checks(Section... sections) {
    Report report =
        Report.draft(
            AUTHOR,
            "government",
            2024,
            1,
            "演示报告",
            LocalDate.of(2024, 12, 20),
            null,
            null,
            AUTHOR,
            NOW);
    return new ReportChecks(
            OUTLINE, report, Map.of(), Set.of(), new ReportText("演示民政局", 2024, Map.of()))
        .of(List.of(sections), STATUTES);
  }

  private static Section section(String code, About about, Paragraph... paragraphs) {
    return new Section(code, 1, 1, "一、演示", about, List.of(paragraphs), 1, AUTHOR, NOW, null, null);
  }
}
