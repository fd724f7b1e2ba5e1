package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import java.util.List;

/**
 * A question under a card that shows what is misunderstood; no exam, so its answer is public.
 *
 * @param right place of the right choice, from 0
 */
public record QuizQuestion(String ask, List<String> choices, int right, Sentence why) {}
