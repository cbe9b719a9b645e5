package example.harbour.equipment;

/** Owner code, serial and check digit, as ISO 6346 wants them. */
public record ContainerNumber(String value) {
    public ContainerNumber {
        if (!value.matches("[A-Z]{3}[UJZ]\\d{7}") || checkDigit(value) != value.charAt(10) - '0') {
            throw new IllegalArgumentException("not a container number: " + value);
        }
    }

    private static int checkDigit(String value) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = value.charAt(i);
            int code = Character.isDigit(c) ? c - '0' : letter(c);
            sum += code << i;
        }
        return sum % 11 % 10;
    }

    private static int letter(char c) {
        int index = c - 'A';
        return 10 + index + (index + 9) / 10; // 11, 22 and 33 are left out
    }
}
