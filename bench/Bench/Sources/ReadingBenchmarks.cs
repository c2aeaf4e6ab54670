using System.Text;
using BenchmarkDotNet.Attributes;
using Tocsin.Engine.Model;
using Tocsin.Sources;

namespace Tocsin.Bench.Sources;

/// <summary>Reads a file of posts from disk to batches. Each file has about 64 MB: megabytes a second are 64 over the mean in seconds.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const int Size = 64 * 1024 * 1024;

    private string _folder = "";
    private string _path = "";

    [Params("ndjson", "csv", "coortweet")]
    public string Format { get; set; } = "";

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("tocsin-bench-").FullName;
        _path = Path.Combine(_folder, "posts");
        using var writer = new StreamWriter(_path, false, new UTF8Encoding(false));
        writer.Write(Format switch
        {
            "csv" => "id,account,time,text,urls,hashtags,lang\n",
            "coortweet" => "object_id,account_id,content_id,timestamp_share\n",
            _ => "",
        });
        for (int i = 0; writer.BaseStream.Position < Size; i++)
            writer.Write(Line(i));
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public long Read()
    {
        long posts = 0;
        var reader = new PostReader([_path], new ReadOptions { Threads = Threads }, new RejectionLog());
        foreach (var batch in reader.Read(() => new Nothing()))
            posts += batch.Posts.Count;
        return posts;
    }

    private string Line(int i) => Format switch
    {
        "csv" => $"{i:x14},a_{i % 4999:x10},2016-09-01T00:{i % 60:00}:00Z,\"Post number {i}, about the vote, \"\"quoted\"\" and linked: https://t.example/{i % 99991}\",https://t.example/{i % 99991},\"vote,news\",en\n",
        "coortweet" => $"{i % 9973:x32},{i % 4999:x32},{i:x32},{1_600_000_000 + i}\n",
        _ => $$"""{"id":"{{i:x14}}","account":"a_{{i % 4999:x10}}","time":"2016-09-01T00:{{i % 60:00}}:00Z","text":"Post number {{i}} about the vote, \"quoted\" and linked: https://t.example/{{i % 99991}} #vote","urls":["https://t.example/{{i % 99991}}"],"hashtags":["vote"],"mentions":[],"is_reshare":false,"reshare_of":null,"lang":"en"}""" + "\n",
    };

    private sealed class Nothing : IBatchStage
    {
        public void Run(PostBatch batch)
        {
        }
    }
}
