package cn.pufa.exam;

/** How a question is answered: one choice, several, or all of them in an order. */
enum Pick {
  ONE,
  MANY,
  ORDER
}
