// Draws one chart: `drawChart('{"option": …, "width": …, "height": …}')` gives an SVG.
// `measureText(text, font)` and `formatNumber(value)` come from Rust.
"use strict";

echarts.setPlatformAPI({ measureText: (text, font) => ({ width: measureText(text ?? "", font ?? "") }) });

// A formatter stands in the option as "fn:NAME" or "fn:NAME(ARGUMENT)": data can't name code, since only the key `formatter` is read so.
const formatters = {
  // A number of an axis; the first one carries the unit.
  number: (unit) => (value, index) => formatNumber(value) + (unit && index === 0 ? "\u00a0" + unit : ""),
  percent: () => (value) => formatNumber(value) + "\u00a0%",
  // The text that a data point carries.
  note: () => (point) => point.data.note,
};

function revive(key, value) {
  if (key !== "formatter" || typeof value !== "string") return value;
  const match = /^fn:(\w+)(?:\((.*)\))?$/s.exec(value);
  if (!match || !Object.hasOwn(formatters, match[1])) throw new Error(`unknown formatter ${value}`);
  return formatters[match[1]](match[2]);
}

globalThis.drawChart = (text) => {
  const { option, width, height } = JSON.parse(text, revive);
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
};
