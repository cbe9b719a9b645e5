package example.harbour.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InvoiceNumberTest {
    @Test
    void countsUpWithoutGaps() {
        assertEquals("2026-000043", new InvoiceNumber(2026, 42).next().toString());
    }
}
