namespace CustomsDeclarations;

public sealed record Declaration(string BillOfLading, string GoodsCode, decimal GrossKilograms)
{
    /// <summary>What the authority would refuse, in the order it would say so.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (BillOfLading.Length is < 8 or > 35) problems.Add("bill of lading has 8 to 35 characters");
        if (GoodsCode.Length < 6 || !GoodsCode.All(char.IsAsciiDigit)) problems.Add("goods code has at least six digits");
        if (GrossKilograms <= 0) problems.Add("gross mass is above zero");
        return problems;
    }
}
