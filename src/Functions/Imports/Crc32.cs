namespace Leads.Functions.Imports;

/// <summary>The checksum of zip files (ISO 3309), which the framework does not compare when it unpacks.</summary>
internal struct Crc32()
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[][] s_tables = Tables();

    private uint rest = uint.MaxValue;

    public readonly uint Value => ~rest;

    /// <summary>Four bytes a step: a workbook may unpack to hundreds of megabytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var (first, second, third, fourth) = (s_tables[3], s_tables[2], s_tables[1], s_tables[0]);
        var crc = rest;
        var at = 0;
        for (; at + 4 <= bytes.Length; at += 4)
        {
            crc ^= BitConverter.ToUInt32(bytes[at..]);
            crc = first[crc & 0xFF] ^ second[(crc >> 8) & 0xFF] ^ third[(crc >> 16) & 0xFF] ^ fourth[crc >> 24];
        }

        for (; at < bytes.Length; at++)
            crc = fourth[(crc ^ bytes[at]) & 0xFF] ^ (crc >> 8);
        rest = crc;
    }

    private static uint[][] Tables()
    {
        var tables = new uint[4][];
        for (var table = 0; table < 4; table++)
        {
            tables[table] = new uint[256];
            for (var index = 0u; index < 256; index++)
                tables[table][index] = table == 0
                    ? OfByte(index)
                    : tables[0][tables[table - 1][index] & 0xFF] ^ (tables[table - 1][index] >> 8);
        }

        return tables;
    }

    private static uint OfByte(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? (value >> 1) ^ Polynomial : value >> 1;
        return value;
    }
}
