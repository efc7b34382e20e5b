package object

// unpredict undoes the prediction of bytes from their neighbours: PNG's, and TIFF's for whole bytes.
func (f *File) unpredict(data []byte, params Dict) ([]byte, error) {
	predictor := Int(f.Get(params["Predictor"]), 15)
	if predictor < 2 {
		return data, nil
	}
	colours, bits := max(1, Int(f.Get(params["Colors"]), 32)), Int(f.Get(params["BitsPerComponent"]), 16)
	if bits <= 0 {
		bits = 8
	}
	columns := max(1, Int(f.Get(params["Columns"]), 1<<20))
	pixel, row := max(1, colours*bits/8), (columns*colours*bits+7)/8
	if predictor == 2 {
		if bits != 8 {
			return nil, errFilter
		}
		return unTIFF(data, pixel, row), nil
	}
	return unPNG(data, pixel, row), nil
}

func unTIFF(data []byte, pixel, row int) []byte {
	for start := 0; start < len(data); start += row {
		for i := start + pixel; i < min(start+row, len(data)); i++ {
			data[i] += data[i-pixel]
		}
	}
	return data
}

// unPNG: each row begins with a byte that names how it is predicted.
func unPNG(data []byte, pixel, row int) []byte {
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		line := make([]byte, row)
		n := copy(line, data[1:])
		data = data[1+n:]
		for i := range n {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], before[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += before[i]
			case 3:
				line[i] += byte((int(left) + int(before[i])) / 2)
			case 4:
				line[i] += paeth(left, before[i], corner)
			}
		}
		out = append(out, line[:n]...)
		before = line
	}
	return out
}

// paeth is the neighbour nearest to left + up − corner.
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func abs(n int) int { return max(n, -n) }
