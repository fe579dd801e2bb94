// Rules of this house for the linter, each with why.

/** A rule that says the same of each place that a selector (esquery) finds. */
const never = (selector, message) => ({
  create: (context) => ({
    [selector]: (node) => {
      context.report({ node, message });
    },
  }),
});

export default {
  meta: { name: 'house' },
  rules: {
    // A press that starts something gives its promise back: pressed twice, it must happen once (`ui/use-once.ts`).
    'press-gives-promise': never(
      'JSXAttribute[name.name=/^(onPress|onNext)$/] UnaryExpression[operator="void"]',
      'Give the promise back in place of `void`: a second press must find it.',
    ),
    // What comes together with its place may not be read out: the place is there first.
    'live-region-first': never(
      ':matches(LogicalExpression, ConditionalExpression) > JSXElement > JSXOpeningElement > JSXAttribute[name.name="role"][value.value=/^(status|alert)$/]',
      'Put the condition inside the live region: it must be there before its words.',
    ),
  },
};
