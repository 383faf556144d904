import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { amount, asFiled, change, changeRate, grouped, mean, metric, moment, points, rate, rateAsFiled, rounded, below, score, sign, worked } from "../src/format";

/** A decimal with up to 12 digits before the point and 6 behind it, in units of 10⁻⁶. */
const units = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

function decimalOf(unit: bigint, places = 6): string {
  const size = (unit < 0n ? -unit : unit).toString().padStart(places + 1, "0");
  const whole = size.slice(0, size.length - places);
  const fraction = size.slice(size.length - places).replace(/0+$/, "");
  return `${unit < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** What 四舍五入 means, worked out on whole numbers. */
function roundedUnits(unit: bigint, places: number): bigint {
  const step = 10n ** BigInt(6 - places);
  const size = unit < 0n ? -unit : unit;
  const kept = (size + step / 2n) / step;
  return unit < 0n ? -kept : kept;
}

describe("rounded", () => {
  it("is 四舍五入 at every digit, exactly", () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 5 }), (unit, places) => {
        const text = rounded(decimalOf(unit), places);
        expect(BigInt(text.replace(".", ""))).toBe(roundedUnits(unit, places));
        expect(text.split(".")[1]?.length ?? 0).toBe(places);
      }),
    );
  });

  it("takes a five away from zero, where a binary number or a banker would not", () => {
    expect(rounded("1.005", 2)).toBe("1.01");
    expect(rounded("2.5", 0)).toBe("3");
    expect(rounded("0.125", 2)).toBe("0.13");
    expect(rounded("-0.125", 2)).toBe("-0.13");
    expect(rounded("9.995", 2)).toBe("10.00");
    expect(rounded("99999999999999999.995", 2)).toBe("100000000000000000.00");
  });

  it("never says minus zero", () => {
    expect(rounded("-0.004", 2)).toBe("0.00");
  });

  it("refuses what is not a decimal instead of printing NaN", () => {
    expect(() => rounded("1e5", 2)).toThrow();
    expect(() => grouped("")).toThrow();
  });
});

describe("grouped", () => {
  it("only adds commas, one before every third digit of the whole part", () => {
    fc.assert(
      fc.property(units, (unit) => {
        const text = decimalOf(unit);
        const shown = grouped(text);
        expect(shown.replaceAll(",", "")).toBe(text);
        expect(shown).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
      }),
    );
  });
});

describe("what tables and forms show", () => {
  it("amounts have two digits in tables and all of theirs as filed", () => {
    expect(amount("33963.6106")).toBe("33,963.61");
    expect(amount("0")).toBe("0.00");
    expect(asFiled("33963.6106")).toBe("33,963.6106");
    expect(asFiled("1.8351")).toBe("1.8351");
  });

  it("no value is blank, which is not zero", () => {
    for (const show of [amount, asFiled, rate, rateAsFiled, score, points]) expect(show(null)).toBe("");
    expect(points("0")).toBe("0");
  });

  it("rates are percentages", () => {
    expect(rate("0.828571")).toBe("82.86%");
    expect(rate("1")).toBe("100.00%");
    expect(rate("-0.2816")).toBe("-28.16%");
    expect(rate("6.4895")).toBe("648.95%");
    expect(rateAsFiled("0.74")).toBe("74%");
    expect(rateAsFiled("1")).toBe("100%");
    expect(rateAsFiled("0.7391")).toBe("73.91%");
    expect(rateAsFiled("0.005")).toBe("0.5%");
    expect(rateAsFiled("12")).toBe("1,200%");
  });

  it("a percentage is a hundred times its fraction", () => {
    fc.assert(
      fc.property(units, (unit) => {
        expect(rateAsFiled(decimalOf(unit)).replaceAll(",", "")).toBe(`${decimalOf(unit, 4)}%`);
      }),
    );
  });

  it("scores have two digits in tables, none idle in text", () => {
    expect(score("95")).toBe("95.00");
    expect(points("12.50")).toBe("12.5");
    expect(points("100")).toBe("100");
  });

  it("metrics are printed by their kind, changes with their sign", () => {
    expect(metric("0.91", "rate")).toBe("91.00%");
    expect(metric("7", "count")).toBe("7");
    expect(metric("28879.09", "amount")).toBe("28,879.09");
    expect(change("0.0213", "rate")).toBe("+2.13 个百分点");
    expect(change("-5", "count")).toBe("-5");
    expect(change("0", "amount")).toBe("0.00");
    expect(changeRate("0.5")).toBe("+50.00%");
    expect(changeRate("-0.00001")).toBe("0.00%");
  });

  it("moments are local times without seconds", () => {
    expect(moment("2025-04-18T16:30:59+08:00")).toBe("2025-04-18 16:30");
  });
});

describe("mean", () => {
  it("is the exact mean, rounded once", () => {
    expect(mean([])).toBeNull();
    expect(mean(["0.1", "0.2", "0.3"])).toBe("0.20");
    expect(mean(["1", "2"])).toBe("1.50");
    expect(mean(["-0.01", "0"])).toBe("-0.01");
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 40 }), (all) => {
        const sum = all.reduce((total, unit) => total + unit, 0n);
        const size = sum < 0n ? -sum : sum;
        const step = BigInt(all.length) * 10_000n;
        const expected = (size * 2n + step) / (2n * step);
        expect(BigInt(mean(all.map((unit) => decimalOf(unit)))!.replace(".", ""))).toBe(sum < 0n ? -expected : expected);
      }),
    );
  });
});

describe("comparing figures", () => {
  it("sees what is printed, not further digits", () => {
    expect(below("9.59", "9.590638")).toBe(false);
    expect(below("9.684211", "10")).toBe(true);
    expect(below("9", "10")).toBe(true);
    expect(below("10", "10.00")).toBe(false);
    expect(below("-1", "0.5")).toBe(true);
  });

  it("prints what was worked out to two digits at most", () => {
    expect(worked("9.684211")).toBe("9.68");
    expect(worked("10.000")).toBe("10");
    expect(worked(null)).toBe("");
  });

  it("knows a sign whatever the digits", () => {
    expect([sign("0.00"), sign("-0.5"), sign("3")]).toEqual([0, -1, 1]);
  });
});
