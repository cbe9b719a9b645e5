package example.harbour.invoice;

/** Gapless per year, as the tax office wants it: {@code 2026-000042}. */
public record InvoiceNumber(int year, int running) {
    public InvoiceNumber {
        if (running < 1) throw new IllegalArgumentException("running number starts at 1");
    }

    public InvoiceNumber next() {
        return new InvoiceNumber(year, running + 1);
    }

    @Override
    public String toString() {
        return "%d-%06d".formatted(year, running);
    }
}
