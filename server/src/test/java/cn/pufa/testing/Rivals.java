package cn.pufa.testing;

import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Others who send the same command at the same moment, each with a key of its own, and one who
 * comes after them all. What they are told must be what they would be told one after the other: the
 * first that it is done, each of the rest what the latecomer is told, or that somebody was faster.
 * A command sent again with its key is answered as it was.
 */
public final class Rivals {

  public static final Rivals NONE = new Rivals(0);

  private static final String KEY = "Idempotency-Key";
  private static final int CONFLICT = 409;
  private static final int REFUSED = 400;
  private static final int FAULT = 500;

  /** The command itself ended the session, so the latecomer is told nothing of it. */
  private static final int SIGNED_OUT = 401;

  private final int count;
  private final List<String> faults = new ArrayList<>();
  private boolean here;

  public Rivals(int count) {
    this.count = count;
  }

  /** From now on, or no more. */
  public void come(boolean here) {
    this.here = here;
  }

  public List<String> faults() {
    return faults;
  }

  Api.Answer meet(HttpRequest sent, Function<HttpRequest, Api.Answer> alone) {
    if (!here || sent.method().equals(HttpMethod.GET.name())) {
      return alone.apply(sent);
    }
    HttpRequest request = withOwnKey(sent);
    List<Callable<Api.Answer>> calls = new ArrayList<>(List.of(() -> alone.apply(request)));
    for (int rival = 0; rival < count; rival++) {
      calls.add(() -> alone.apply(withOwnKey(request)));
    }
    List<Api.Answer> answers = AtOnce.call(calls);
    if (isKeyed(request) && answers.getFirst().status() < REFUSED) {
      requireSame(request, answers.getFirst(), alone.apply(request));
    }
    judge(request, answers, alone.apply(withOwnKey(request)).status());
    return answers.stream().min(Comparator.comparingInt(Api.Answer::status)).orElseThrow();
  }

  private static HttpRequest withOwnKey(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(KEY))
        .header(KEY, Api.key())
        .build();
  }

  private static boolean isKeyed(HttpRequest request) {
    return Api.CONTRACT.operations().stream()
        .filter(operation -> operation.method().name().equals(request.method()))
        .filter(operation -> isAt(operation.path(), request.uri().getPath()))
        .flatMap(operation -> operation.parameters().stream())
        .anyMatch(parameter -> parameter.name().equals(KEY));
  }

  private static boolean isAt(String template, String path) {
    return path.matches(template.replaceAll("\\{[^}]*}", "[^/]+"));
  }

  private void requireSame(HttpRequest request, Api.Answer first, Api.Answer again) {
    if (first.status() != again.status() || !Objects.equals(first.body(), again.body())) {
      faults.add(
          "%s %s answered %d, and sent again %d %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  first.status(),
                  again.status(),
                  again.body()));
    }
  }

  private void judge(HttpRequest request, List<Api.Answer> answers, int latecomer) {
    List<Integer> found = answers.stream().map(Api.Answer::status).sorted().toList();
    List<Integer> others = found.subList(1, found.size());
    int worst = found.getLast();
    boolean asInTurn =
        latecomer == SIGNED_OUT
            || others.stream()
                .allMatch(
                    status ->
                        status == CONFLICT
                            || status == latecomer
                            || status < REFUSED && latecomer < REFUSED);
    if (worst >= FAULT || !asInTurn) {
      faults.add(
          "%s %s at once %s, then %d"
              .formatted(request.method(), request.uri().getPath(), found, latecomer));
    }
  }
}
