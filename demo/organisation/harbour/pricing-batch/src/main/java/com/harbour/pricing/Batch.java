package com.harbour.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

public class Batch {
    /** Contract price: list price less discount, never below the floor. */
    static BigDecimal price(BigDecimal list, int discountPercent, BigDecimal floor) {
        BigDecimal price = list.multiply(BigDecimal.valueOf(100 - discountPercent))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
        return price.max(floor);
    }

    public static void main(String[] args) throws Exception {
        System.out.println("recalculating, this takes about four hours");
    }
}
