package layout

import (
	"runtime"
	"sync"
)

// Each runs f for 0..n-1 on all cores. What f writes goes to its own index, so the order of the results is fixed.
func Each(n int, f func(i int)) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range n {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			f(i)
		})
	}
	wg.Wait()
}
