package cn.pufa.wording;

import cn.pufa.platform.http.Problem;
import cn.pufa.wording.Forms.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is wrong with a template before anything is sent: all of it at once, each fault with the
 * JSON pointer of its field. Lengths are those of the longest values the placeholders allow, so
 * that a template without faults fits for every recipient.
 */
final class TemplateCheck {

  private final Filling filling;
  private final List<Placeholder> declared;
  private final Map<String, Placeholder> byName;
  private final Forms forms;
  private final List<Problem.Field> faults = new ArrayList<>();

  private TemplateCheck(Filling filling, List<Placeholder> declared, Forms forms) {
    this.filling = filling;
    this.declared = declared;
    this.forms = forms;
    this.byName =
        Values.withOrganization(declared).stream()
            .collect(Collectors.toMap(Placeholder::name, Function.identity(), (a, b) -> a));
  }

  static List<Problem.Field> faults(Filling filling, List<Placeholder> declared, Forms forms) {
    var check = new TemplateCheck(filling, declared, forms);
    check.declarations();
    forms.pieces().forEach(check::piece);
    check.smsTemplate();
    return List.copyOf(check.faults);
  }

  private void declarations() {
    Set<String> used =
        forms.pieces().stream()
            .flatMap(piece -> Wording.names(piece.words()).stream())
            .collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < declared.size(); place++) {
      Placeholder one = declared.get(place);
      String at = "/placeholders/" + place;
      boolean isName = one.name().equals(Placeholder.ORGANIZATION);
      if (!seen.add(one.name())) {
        fault(at + "/name", "这个占位写了两次");
      } else if (one.name().equals(Placeholder.SECRET)) {
        fault(at + "/name", "code 留给系统放邀请码，请换一个名字");
      } else if (!used.contains(one.name()) && !isName) {
        fault(at + "/name", "文字里没有用到{" + one.name() + "}");
      }
      if (isName != (one.type() == Placeholder.Type.ORGANIZATION)) {
        fault(at + "/type", "单位名称的占位只能叫 organization");
      }
      if (one.example() != null && one.written(one.example()).isEmpty()) {
        fault(at + "/example", one.type().hint());
      }
    }
  }

  private void piece(Piece piece) {
    String at = "/forms" + piece.pointer();
    List<String> unknown =
        Wording.names(piece.words()).stream()
            .filter(name -> !byName.containsKey(name))
            .distinct()
            .toList();
    unknown.forEach(name -> fault(at, "没有登记{" + name + "}这个占位"));
    if (Wording.without(piece.words()).matches("(?s).*[{}].*")) {
      fault(at, "花括号只用来写占位，例如{organization}");
    }
    if (unknown.isEmpty()) {
      length(piece, at);
      channel(piece, at);
    }
  }

  private void length(Piece piece, String at) {
    int limit = filling.limit(piece);
    int longest = longest(piece);
    if (longest > limit) {
      fault(at, "最长会有%d个字，这里最多%d个字".formatted(longest, limit));
    }
  }

  /** A date of WeChat stands without its weekday, whatever else it says. */
  private int longest(Piece piece) {
    boolean isShape =
        Filling.isWeChat(piece)
            && WeChatField.of(piece.name())
                .filter(type -> type == WeChatField.DATE || type == WeChatField.TIME)
                .isPresent();
    if (isShape) {
      return 0;
    }
    int open =
        Wording.names(piece.words()).stream().mapToInt(name -> byName.get(name).longest()).sum();
    return Wording.without(piece.words()).length() + open;
  }

  private void channel(Piece piece, String at) {
    switch (piece.way()) {
      case SUBSCRIBE, SERVICE_ACCOUNT -> field(piece, at);
      case SMS -> sms(piece, at);
      case INBOX, EMAIL, LETTER -> {
        if (piece.name().equals(Forms.SUBJECT) && piece.words().contains("\n")) {
          fault(at, "标题只能写一行");
        }
      }
      case PHONE -> {}
    }
  }

  private void field(Piece piece, String at) {
    WeChatField type = WeChatField.of(piece.name()).orElse(null);
    if (type == null) {
      fault(at, "微信没有这种字段；字段名要照微信后台的写，例如 thing1、date2");
      return;
    }
    String shown = type.adapt(Wording.fill(piece.words(), Values.shown(byName.values())));
    if (shown.length() <= type.limit() && !type.takes(shown)) {
      fault(at, type.hint());
    }
  }

  private void sms(Piece piece, String at) {
    if (piece.words().contains("【") || piece.words().contains("】")) {
      fault(at, "短信签名由系统加在前面，文字里不要再写【】");
    }
  }

  private void smsTemplate() {
    if (forms.smsTemplate() != null && forms.smsTemplate().parameters() != null) {
      forms.smsTemplate().parameters().keySet().stream()
          .filter(name -> !name.matches("[A-Za-z0-9]{1,20}"))
          .forEach(name -> fault("/forms/smsTemplate/parameters/" + name, "变量名只用字母和数字，照服务商后台的写"));
    }
    if (forms.smsTemplate() != null && forms.sms() == null) {
      fault("/forms/sms", "写了服务商的短信模板，也请写短信全文，留作记录");
    }
  }

  private void fault(String pointer, String message) {
    faults.add(new Problem.Field(pointer, message));
  }
}
